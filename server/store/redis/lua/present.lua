#!lua flags=allow-oom
--[[
Notes how many seats are connected to one node, and how many of them have no answer in the open round. A node is stored as "connected
until"; those whose time is over are forgotten. What it says of the silent ones is a field "silent ROUND SEATS NODE" beside it, which to an
older version is a node to which nobody is connected. A few bytes per node: allowed when memory is short, so that counting goes on.
KEYS  1 presence (node -> connected, until)  2 channel
ARGV  1 PUBLISH or SPUBLISH  2 hint  3 node  4 connected  5 for how many ms  6 the store's time
      7 round  8 how many have no answer in it; both left out where the node does not know
Returns the sum over all nodes; and behind it that of those without an answer in this round, if every node that has any seats said so of it
Hint  pulse, when the node's number is another than it last said, or whether all of its seats have answered this round
]]
local now = tonumber(ARGV[6])
local connected = tonumber(ARGV[4])
local before, sum, last = 0, connected, 0
local others, without = {}, {}
local silent = ARGV[7] and "silent " .. ARGV[7] .. " " .. ARGV[8] .. " " .. ARGV[3]
local said = nil
local nodes = redis.call("HGETALL", KEYS[1])
for index = 1, #nodes, 2 do
	local count, over = string.match(nodes[index + 1], "^(%d+) (%d+)$")
	local round, seats, node = string.match(nodes[index], "^silent (%d+) (%d+) (.*)$")
	if tonumber(over) <= now then
		redis.call("HDEL", KEYS[1], nodes[index])
	elseif node == ARGV[3] then
		said = seats == "0" and round
		redis.call("HDEL", KEYS[1], nodes[index])
	elseif nodes[index] == ARGV[3] then
		before = tonumber(count)
	else
		sum = sum + count
		last = math.max(last, tonumber(over))
		if node and round == ARGV[7] then
			without[node] = tonumber(seats)
		elseif tonumber(count) > 0 then
			table.insert(others, nodes[index])
		end
	end
end
if connected == 0 then
	redis.call("HDEL", KEYS[1], ARGV[3])
else
	local over = now + tonumber(ARGV[5])
	redis.call("HSET", KEYS[1], ARGV[3], string.format("%d %.0f", connected, over))
	if silent then
		redis.call("HSET", KEYS[1], silent, string.format("0 %.0f", over))
	end
	last = math.max(last, over)
end
redis.call("PEXPIRE", KEYS[1], string.format("%.0f", math.max(last - now, 0)))
local done = connected > 0 and ARGV[8] == "0" and ARGV[7]
if before ~= connected or (silent and (said or false) ~= (done or false)) then
	redis.call(ARGV[1], KEYS[2], ARGV[2])
end
if not ARGV[7] then
	return { sum }
end
local seats = connected == 0 and 0 or tonumber(ARGV[8])
for _, node in ipairs(others) do
	if not without[node] then
		return { sum }
	end
	seats = seats + without[node]
end
return { sum, seats }
