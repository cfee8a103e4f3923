#!lua flags=allow-oom
--[[
Gives a code or a screen token back if it is still this room's: after its expiry another room may have it.
KEYS  1 code or screen token
ARGV  1 room id
Returns 1 when given back, else 0.
Hint  none
]]
if redis.call("GET", KEYS[1]) ~= ARGV[1] then
	return 0
end
return redis.call("DEL", KEYS[1])
