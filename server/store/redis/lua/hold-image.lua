#!lua
--[[
An owner holds an image, if it is there; anew, if it was not just now.
KEYS  1 image  2 its holders
ARGV  1 owner  2 the store's time  3 for how long a holding stays as it is, ms
Returns the bytes of the image if something was stored, else 0; -1 if it is not there.
Hint  none
]]
if redis.call("EXISTS", KEYS[1]) == 0 then
	return -1
end
local since = redis.call("ZSCORE", KEYS[2], ARGV[1])
if since and tonumber(since) >= tonumber(ARGV[2]) - tonumber(ARGV[3]) then
	return 0
end
redis.call("ZADD", KEYS[2], ARGV[2], ARGV[1])
return redis.call("HSTRLEN", KEYS[1], "small") + redis.call("HSTRLEN", KEYS[1], "large")
